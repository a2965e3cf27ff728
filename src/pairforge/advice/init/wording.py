"""Words in headings that say what a column is for; English first, and what German, French and Spanish add."""

from __future__ import annotations

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


MENTOR = _any(
    r"\bmentor(s|en|innen|es)?\b", r"\bsupervisors?\b", r"\blecturers?\b", r"\badvis[eo]rs?\b", r"\bcoach(es)?\b",
    r"\btutors?\b", r"\bteachers?\b", r"\balum(ni|nus|na|nae)\b", r"\bbudd(y|ies)\b", r"\bstaff\b",
    r"\bbetreuer(innen)?\b",
)  # fmt: skip
MENTEE = _any(
    r"\bmentees?\b", r"\bmentorands?\b", r"\bstudents?\b", r"\bpupils?\b", r"\blearners?\b", r"\bjuniors?\b",
    r"\bprot[eé]g[eé]e?s?\b", r"\bapplicants?\b", r"\btrainees?\b", r"\bstudierende\b", r"\b[eé]tudiants?\b",
    r"\bestudiantes?\b",
)  # fmt: skip
ROLE = _any(r"\brole\b", r"\brolle\b", r"\br[oô]le\b", r"\brol\b", r"\bi (want|would like) to be\b", r"\bparticipat", r"\btake part as\b", r"\bjoin(ing)? as\b")
BOTH = _any(r"\bboth\b", r"\beither\b", r"\bbeide[sn]?\b", r"\bles deux\b", r"\bambos\b", r"\bor\b")

STAMP = _any(
    r"^time ?stamp$", r"^start time$", r"^completion time$", r"^startzeit$", r"^fertigstellungszeit$", r"^zeitstempel$",
    r"^hora de (inicio|finalización)$", r"^marca temporal$", r"^heure de (début|fin)$", r"^horodateur$",
    r"^start ?date$", r"^end ?date$", r"^recorded ?date$", r"^last modified time$", r"^submitted( at| on)?$",
    r"^submit date$", r"^date submitted$",
)  # fmt: skip
LATEST_STAMP = ("completion", "fertigstellung", "finalización", "fin", "recorded", "end", "submit", "timestamp")
METADATA = _any(
    r"^ip ?address$", r"^progress$", r"^duration( \(in seconds\))?$", r"^finished$", r"^response ?(id|type)$",
    r"^status$", r"^user ?language$", r"^distribution ?channel$", r"^external (data )?reference$", r"^location (latitude|longitude)$",
    r"^recipient (first name|last name|email)$", r"^last modified time$", r"^language$", r"^#$", r"^score$", r"^points",
    r"^feedback", r"^q_",
)  # fmt: skip
FINISHED = _any(r"^finished$", r"^beendet$", r"^fertig$", r"^terminé$")

EMAIL = _any(r"\be-?mail\b", r"\bcourriel\b", r"\bcorreo\b", r"\be-?mail-?adresse\b")
FIRST_NAME = _any(r"\b(first|given|fore|preferred first)[ -]?name\b", r"^vorname$", r"^pr[ée]nom$", r"^nombre$")
LAST_NAME = _any(r"\b(last|family|sur)[ -]?name\b", r"^nachname$", r"^nom( de famille)?$", r"^apellidos?$")
NAME = _any(
    r"^(full |your |preferred )*name$", r"^name of\b", r"\bfull name\b", r"^(student|mentor|mentee|supervisor|lecturer|participant)s?( name)?$",
    r"^who are you", r"^what is your name", r"^nom et pr[ée]nom$", r"^nombre completo$", r"^vollständiger name$",
)  # fmt: skip
ID = _any(r"^id$", r"\b(student|staff|employee|personnel|matriculation|member|person)[ -]?(id|number|no)\b", r"^(number|code|nr|no)\.?$", r"\bid$")

CAPACITY = _any(
    r"\bhow many\b.*\b(students?|mentees?|people|proteg\w*|learners?)\b", r"^(mentees?|students?)$", r"\bcapacity\b", r"^seats?$", r"^places?$", r"^slots?$", r"^spots?$",
    r"\bmax(imum|\.)?\b.*\b(students?|mentees?|number)\b", r"\bnumber of (students?|mentees?)\b", r"^most$", r"^max(imum|\.)?$",
    r"\bquota\b", r"\bwie viele\b", r"\bplätze\b", r"\bcombien\b", r"\bcuántos\b",
)  # fmt: skip
MINIMUM = _any(r"^min(imum|\.)?$", r"\bmin(imum|\.)?\b.*\b(students?|mentees?|number)\b", r"^fewest$", r"\bat least\b.*\b(students?|mentees?)\b")
WANTS = _any(r"\bhow many mentors\b", r"\bmentors? (wanted|needed)\b", r"\bnumber of mentors\b", r"^wants?$", r"\bwie viele mentor")

DEMOGRAPHIC = _any(
    r"\bgender\b", r"\bsex\b", r"\bpronouns?\b", r"\bethnic", r"\brac(e|ial)\b", r"\bage\b", r"\bdate of birth\b", r"\bbirth ?(date|day|year)\b",
    r"\byear of birth\b", r"\breligio", r"\bfaith\b", r"\bnationalit", r"\bcitizenship\b", r"\bdisabilit", r"\bsexual orientation\b", r"\blgbt",
    r"\bfirst[ -]generation\b", r"\bfirst[ -]gen\b", r"\bmarital\b", r"\bveteran\b", r"\bimmigra", r"\bgeschlecht\b", r"\balter\b", r"\bgenre\b",
    r"\bsexe\b", r"\bgénero\b", r"\bcaregiv", r"\bparent(al)?\b", r"\bsocio-?economic\b",
)  # fmt: skip
CONSENT = _any(r"\bconsent\b", r"\bi (agree|accept|confirm|understand)\b", r"\bdo you (agree|accept|consent)\b", r"\bprivacy\b", r"\bgdpr\b", r"\bdata protection\b", r"\bterms\b", r"\beinwilligung\b", r"\bcode of conduct\b", r"\bmay (we|the programme)\b")
YES = _any(r"^(yes|y|true|1|x|ja|oui|sí|si|agreed?|accept(ed)?|i (agree|accept|consent|confirm|understand)\b.*|ich stimme zu.*|einverstanden|yes,.*)$")
NO = _any(r"^(no|n|false|0|nein|non|i (do not|don't|disagree)\b.*|no,.*)$")
MANAGER = _any(r"\bmanager\b", r"\breports? to\b", r"\bline manager\b", r"\bboss\b", r"\bvorgesetzt", r"\bsupervisor e-?mail\b")
ZONE = _any(r"\btime ?zone\b", r"\bzeitzone\b", r"\bfuseau\b", r"\bzona horaria\b")
HOURS = _any(r"\bavailab", r"\btimes?\b", r"\bhours\b", r"\bwhen\b", r"\bslots?\b", r"\bverfügbar", r"\bdisponib")
VETO = _any(r"\brather not\b", r"\bnot (be )?(matched|paired|work)\b", r"\bveto\b", r"\bavoid\b", r"\bnever\b", r"\bconflicts? of interest\b", r"\bexclude\b", r"\bdo not (match|pair)\b", r"\bdon't (match|pair)\b")
LIKE_ME = _any(r"\bshares? my\b", r"\blike me\b", r"\bsimilar to me\b", r"\bin common with me\b", r"\bsame .* as me\b")
LANGUAGE = _any(r"\blanguages?\b", r"\bsprachen?\b", r"\blangues?\b", r"\bidiomas?\b")
GOAL = _any(r"\bgoals?\b", r"\baims?\b", r"\bziele?\b", r"\bobjecti", r"\bobjetivos?\b")
VALUES = _any(r"\bvalues\b", r"\bwerte\b", r"\bvaleurs\b", r"\bvalores\b")
DEPARTMENT = _any(r"\bdepartments?\b", r"\bdivision\b", r"\bbusiness (unit|area)\b", r"\babteilung\b", r"\bdépartement\b", r"\bdepartamento\b", r"^team$", r"^unit$")
STUDY = _any(r"\bfaculty\b", r"\bmajor\b", r"\bdegree\b", r"\bcourse\b", r"\bprogramme of study\b", r"\bfield of study\b", r"\bschool\b", r"\bfakultät\b", r"\bsubject\b")
PLACE = _any(r"\bsite\b", r"\blocation\b", r"\bcity\b", r"\bregion\b", r"\bcampus\b", r"\boffice\b", r"\bgeograph", r"\bcountry\b", r"\bstandort\b", r"\bstadt\b", r"\bville\b", r"\bciudad\b")
LEVEL = _any(r"\bgrade\b", r"\blevel\b", r"\bseniority\b", r"\bcareer stage\b", r"\bstufe\b", r"\bposition\b", r"\bniveau\b")
RANKED = _any(r"\bmost important first\b", r"\bin order\b", r"\brank(ed|ing)?\b", r"\bpriorit", r"\bbest first\b")
CHOICE = _any(r"\bchoices?\b", r"\bpreferences?\b", r"\bprefer", r"\bwish(es)?\b", r"\bwould like\b", r"\bwunsch", r"\bchoix\b", r"\bopción\b")
TARGET_ROLE = _any(r"\b(target|dream|desired|aspir\w+|future|ideal) (role|job|position|career)\b", r"\brole .*aspire\b", r"\bwhere do you see yourself\b")
ROLES_HELD = _any(r"\broles? (you have |i have )?held\b", r"\b(previous|past|former) (roles?|jobs?|positions?)\b", r"\bcareer (path|history)\b")
CURRENT_ROLE = _any(r"\bcurrent (role|job|position|title)\b", r"^(job )?title$", r"^job$")
BACKGROUND = _any(r"\bbackgrounds?\b", r"\bstudied\b", r"\beducation\b", r"\bdegrees?\b")
WANTED_LEVEL = _any(r"\bwant", r"\btarget", r"\bgoal", r"\blike to (reach|be)\b", r"\bdesired\b", r"\baim\b")
IMPORTANCE = _any(r"\bimportan")
WILLING = _any(r"\bwilling\b", r"\bteach\b", r"\bhappy to\b", r"\bcan help\b")
LOCK = _any(r"\block", r"\bpre-?alloc", r"\ballocated\b", r"\bfixed\b", r"\bagreed\b", r"\bmust\b", r"\bpromised\b", r"\bassigned\b", r"\bkeep\b")
NEVER = _any(r"\bnever\b", r"\bveto(es)?\b", r"\bforbid", r"\bnot\b", r"\bavoid\b", r"\bconflicts?\b", r"\bexclu", r"\bblock", r"\bseparate\b", r"\bkeep apart\b")
PAST = _any(r"\blast\b", r"\bpast\b", r"\bprevious\b", r"\bhistory\b", r"\bearlier\b", r"\b20\d\d\b", r"\bround")

LOW_IS_BEST = _any(
    r"\b1\W{0,4}(is|=|-|–|being|means)?\W*(the )?(most|highest|best|top|first|favou?rite)\b", r"\b(most|best|top|highest|favou?rite)\b[\w ]*\W{0,3}(is|=|as)?\W*\(?1\b", r"\b1st\b",
    r"\bfirst choice\b",
)  # fmt: skip
HIGH_IS_BEST = _any(
    r"\b1\W{0,4}(is|=|-|–|being|means)?\W*(the )?(least|lowest|worst)\b", r"\b([2-9]|10)\W{0,4}(is|=|-|–|being|means)?\W*(the )?(most|highest|best|top|favou?rite)\b",
)  # fmt: skip
TOPIC = _any(r"\bfields?\b", r"\bindustr", r"\bsector\b", r"\btopics?\b", r"\binterests?\b", r"\bfunction\b", r"\bprogramm?e?\b", r"\bdiscipline\b", r"\bspeciali[sz]", r"\btheme\b")
