"""What a first config for some exports would be: what stands where, and what it is good for."""
