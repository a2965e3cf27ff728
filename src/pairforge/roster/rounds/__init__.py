"""Earlier rounds of the programme, out of the results that pairforge wrote for them."""
