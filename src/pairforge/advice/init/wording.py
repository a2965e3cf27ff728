"""Words in headings that say what a column is for; English, and some German, French and Spanish."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


MENTOR = _any(
    r"\bmentor(s|en|innen|es)?\b|\bsupervisors?\b|\blecturers?\b|\badvis[eo]rs?\b|\bcoach(es)?\b",
    r"\btutors?\b|\bteachers?\b|\balum(ni|nus|na|nae)\b|\bbudd(y|ies)\b|\bstaff\b|\bbetreuer(innen)?\b",
    r"\bmentora?(s|es)?\b|\bparrains?\b|\bmarraines?\b|\bpreceptors?\b",
)
MENTEE = _any(
    r"\bmentees?\b|\bmentorands?\b|\bstudents?\b|\bpupils?\b|\blearners?\b|\bjuniors?\b",
    r"\bprot[eé]g[eé]e?s?\b|\bapplicants?\b|\btrainees?\b|\bstudierende\b|\b[eé]tudiants?\b",
    r"\bestudiantes?\b|\bfilleul(e|s|es)?\b|\bnewcomers?\b|\bstarters?\b|\borientees?\b",
)
ROLE = _any(
    r"\brole\b|\brolle\b|\br[oô]le\b|\brol\b|\bi (want|would like) to be\b|\bparticipat",
    r"\btake part as\b|\bjoin(ing)? as\b",
)
BOTH = _any(r"\bboth\b|\beither\b|\bbeide[sn]?\b|\bles deux\b|\bambos\b|\bor\b")
STAMP = _any(
    r"\bcompleted\b|\banswered\b|\bsubmitted\b|\bresponse date\b|^dat(e|um)$",
    r"\bdate of (answer|response|submission)\b",
    r"^time ?stamp$|^start time$|^completion time$|^startzeit$|^fertigstellungszeit$|^zeitstempel$",
    r"^hora de (inicio|finalización)$|^marca temporal$|^heure de (début|fin)$|^horodateur$",
    r"^start ?date$|^end ?date$|^recorded ?date$|^last modified time$|^submitted( at| on)?$",
    r"^submit date$|^date submitted$",
)
LATEST_STAMP = (
    "completion",
    "fertigstellung",
    "finalización",
    "fin",
    "recorded",
    "end",
    "submit",
    "timestamp",
)
METADATA = _any(
    r"^ip ?address$|^progress$|^duration( \(in seconds\))?$|^finished$|^response ?(id|type)$|^status$",
    r"^user ?language$|^distribution ?channel$|^external (data )?reference$",
    r"^location (latitude|longitude)$|^recipient (first name|last name|email)$|^last modified time$",
    r"^language$|^#$|^score$|^points|^feedback|^q_",
)
FINISHED = _any(r"^finished$|^beendet$|^fertig$|^terminé$")
EMAIL = _any(r"\be-?mail\b|\bcourriel\b|\bcorreo\b|\be-?mail-?adresse\b")
FIRST_NAME = _any(r"\b(first|given|fore|preferred first)[ -]?name\b|^vorname$|^pr[ée]nom$|^nombre$")
LAST_NAME = _any(r"\b(last|family|sur)[ -]?name\b|^nachname$|^nom( de famille)?$|^apellidos?$")
NAME = _any(
    r"^(full |your |preferred )*name$|^name of\b|\bfull name\b",
    r"^(student|mentor|mentee|supervisor|lecturer|participant)s?( name)?$|^who are you",
    r"^what is your (full )?name|^nom et pr[ée]nom$|^pr[ée]nom et nom$|^nombre( completo| y apellidos?)$",
    r"^vollständiger name$|^vor- und nachname$",
)
ID = _any(
    r"^id$|\b(student|staff|employee|personnel|matriculation|member|person)[ -]?(id|number|no)\b",
    r"^(number|code|nr|no)\.?$|\bid$|^(?!.*(phone|mobile|fax)).*\b(no|nr|number|nummer)\.?$",
)
CAPACITY = _any(
    r"\bhow many\b.*\b(students?|mentees?|people|proteg\w*|learners?)\b|^(mentees?|students?)$",
    r"\bcapacity\b|^seats?$|^places?$|^slots?$|^spots?$",
    r"\bmax(imum|\.)?\b.*\b(students?|mentees?|number)\b|\bnumber of (students?|mentees?)\b|^most$",
    r"^max(imum|\.)?$|\bquota\b|\bwie viele\b|\bplätze\b|\bcombien\b|\bcu[áa]nt[oa]s\b",
)
MINIMUM = _any(
    r"^min(imum|\.)?$|\bmin(imum|\.)?\b.*\b(students?|mentees?|number)\b|^fewest$",
    r"\bat least\b.*\b(students?|mentees?)\b",
)
WANTS = _any(
    r"\bhow many mentors\b|\bmentors? (wanted|needed)\b|\bnumber of mentors\b|^wants?$",
    r"\bwie viele mentor",
)
DEMOGRAPHIC = _any(
    r"\bgender\b|\bsex\b|\bpronouns?\b|\bethnic|\brac(e|ial)\b|\bage\b|\bdate of birth\b",
    r"\bbirth ?(date|day|year)\b|\byear of birth\b|\breligio|\bfaith\b|\bnationalit|\bcitizenship\b",
    r"\bdisabilit|\bsexual orientation\b|\blgbt|\bfirst[ -]generation\b|\bfirst[ -]gen\b|\bmarital\b",
    r"\bveteran\b|\bimmigra|\bgeschlecht\b|\balter\b|\bgenre\b|\bsexe\b|\bgénero\b|\bcaregiv",
    r"\bparent(al)?\b|\bsocio-?economic\b|\bedad\b|\bâge\b|\bsexo\b|\bnacionalidad\b|\bdiscapacidad\b",
    r"\bbehinderung|\bhandicap\b|\bstaatsangehörigkeit\b|\bgeburts|\bnaissance\b|\bnacimiento\b",
)
CONSENT = _any(
    r"\bconsent\b|\bi (agree|accept|confirm|understand)\b|\bdo you (agree|accept|consent)\b",
    r"\bprivacy\b|\bgdpr\b|\bdata protection\b|\bterms\b|\beinwilligung\b|\bcode of conduct\b",
    r"\bmay (we|the programme)\b|\beinverstanden\b|\bdatenschutz|\bzustimm|\bconsiento\b|\bconsentimiento\b",
    r"\baceptas?\b|\bautori[sz](o|as|ez|e)\b|\bconsentement\b|\bj'accepte\b|\bacceptez\b",
)
YES = _any(
    r"^(yes|y|true|1|x|ja|oui|sí|si|agreed?|accept(ed)?|einverstanden)$",
    r"^(i (agree|accept|consent|confirm|understand)\b.*|ich stimme zu.*|(yes|ja|oui|sí|si)\b[,.!: ].*)$",
)
NO = _any(r"^(no|n|false|0|nein|non|i (do not|don't|disagree)\b.*|(no|nein|non)\b[,.!: ].*)$")
MANAGER = _any(r"\bmanager\b|\breports? to\b|\bline manager\b|\bboss\b|\bvorgesetzt|\bsupervisor e-?mail\b")
ZONE = _any(r"\btime ?zone\b|\bzeitzone\b|\bfuseau\b|\bzona horaria\b")
HOURS = _any(r"\bavailab|\btimes?\b|\bhours\b|\bwhen\b|\bslots?\b|\bverfügbar|\bdisponib")
VETO = _any(
    r"\brather not\b|\bnot (be )?(matched|paired|work)\b|\bveto\b|\bavoid\b|\bnever\b",
    r"\bconflicts? of interest\b|\bexclude\b|\bdo not (match|pair)\b|\bdon't (match|pair)\b",
)
LIKE_ME = _any(r"\bshares? my\b|\blike me\b|\bsimilar to me\b|\bin common with me\b|\bsame .* as me\b")
LANGUAGE = _any(r"\blanguages?\b|\bsprachen?\b|\blangues?\b|\bidiomas?\b|\blenguas?\b|\bsprachkenntnis")
GOAL = _any(r"\bgoals?\b|\baims?\b|\bziele?\b|\bobjecti|\bobjetivos?\b")
VALUES = _any(r"\bvalues\b|\bwerte\b|\bvaleurs\b|\bvalores\b")
DEPARTMENT = _any(
    r"\bdepartments?\b|\bdivision\b|\bbusiness (unit|area)\b|\babteilung\b|\bdépartement\b",
    r"\bdepartamento\b|^team$|^unit$",
)
STUDY = _any(
    r"\bfaculty\b|\bmajor\b|\bdegree\b|\bcourse\b|\bprogramme of study\b|\bfield of study\b|\bschool\b",
    r"\bfakultät\b|\bsubject\b",
)
PLACE = _any(
    r"\bsite\b|\blocation\b|\bcity\b|\bregion\b|\bcampus\b|\boffice\b|\bgeograph|\bcountry\b",
    r"\bstandort\b|\bstadt\b|\bville\b|\bciudad\b",
)
LEVEL = _any(r"\bgrade\b|\blevel\b|\bseniority\b|\bcareer stage\b|stufe\b|\bposition\b|\bniveau\b")
RANKED = _any(r"\bmost important first\b|\bin order\b|\brank(ed|ing)?\b|\bpriorit|\bbest first\b")
CHOICE = _any(
    r"\bchoices?\b|\bpreferences?\b|\bprefer|\bwish(es)?\b|\bwould like\b|\bwunsch|\bchoix\b",
    r"\bopción\b",
)
TARGET_ROLE = _any(
    r"\b(target|dream|desired|aspir\w+|future|ideal) (role|job|position|career)\b|\brole .*aspire\b",
    r"\bwhere do you see yourself\b",
)
ROLES_HELD = _any(
    r"\broles? (you have |i have )?held\b|\b(previous|past|former) (roles?|jobs?|positions?)\b",
    r"\bcareer (path|history)\b",
)
CURRENT_ROLE = _any(r"\bcurrent (role|job|position|title)\b|^(job )?title$|^job$")
BACKGROUND = _any(r"\bbackgrounds?\b|\bstudied\b|\beducation\b|\bdegrees?\b")
WANTED_LEVEL = _any(r"\bwant|\btarget|\bgoal|\blike to (reach|be)\b|\bdesired\b|\baim\b")
IMPORTANCE = _any(r"\bimportan")
WILLING = _any(r"\bwilling\b|\bteach\b|\bhappy to\b|\bcan help\b")
LOCK = _any(
    r"\block|\bpre-?alloc|\ballocated\b|\bfixed\b|\bagreed\b|\bmust\b|\bpromised\b|\bassigned\b",
    r"\bkeep\b",
)
NEVER = _any(
    r"\bnever\b|\bveto(es)?\b|\bforbid|\bnot\b|\bavoid\b|\bconflicts?\b|\bexclu|\bblock|\bseparate\b",
    r"\bkeep apart\b",
)
PAST = _any(r"\blast\b|\bpast\b|\bprevious\b|\bhistory\b|\bearlier\b|\b20\d\d\b|\bround")
LOW_IS_BEST = _any(
    r"\b1\W{0,4}(is|=|-|–|being|means)?\W*((the|your|my) )?(most|highest|best|top|first|favou?rite)\b",
    r"\b(most|best|top|highest|favou?rite)\b[\w ]*\W{0,3}(is|=|as)?\W*\(?1\b|\b1st\b|\bfirst choice\b",
)
HIGH_IS_BEST = _any(
    r"\b1\W{0,4}(is|=|-|–|being|means)?\W*((the|your|my) )?(least|lowest|worst)\b",
    r"\b([2-9]|10)\W{0,4}(is|=|-|–|being|means)?\W*((the|your|my) )?(most|highest|best|top|favou?rite)\b",
)
TOPIC = _any(
    r"\bfields?\b|\bindustr|\bsector\b|\btopics?\b|\binterests?\b|\bfunction\b|\bprogramm?e?\b",
    r"\bdiscipline\b|\bspeciali[sz]|\btheme\b",
)
RATING = _any(r"\blevels?\b|\brate\b|\bskilled\b|\bconfiden|\bimportan|\bhow (good|well|much|often)\b")
SKILLED = _any(r"\bskilled\b|\bconfiden|\bhow (good|well)\b|\bcurrent|\bnow\b|\bexperience")
PROSE = _any(
    r"\babout (you|me|yourself)\b|\bwhy\b|\btell us\b|\bdescribe\b|\banything else\b|\bcomments?\b",
    r"\bbio(graphy)?\b|\bmotivation\b|\bstatement\b|\bin your own words\b|\bremarks?\b",
)
