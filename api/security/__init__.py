"""Who asks, and whether the request is really theirs. What they may do on a case is for casework.

For pages and for JSON alike:

- `actor_of(request)` / `caller_of(request)`: who asks, or None. Looked up once a request.
- `sign_in(request, response, person_id)`: a session for a person of the demonstration; `sign_out(request,
  response)` ends it at once. `demonstration_people(request)` lists whom one may be.
- `form_token(request)` goes into every form of a signed-in page as `FORM_FIELD`; `form_holds(request, given)`
  must be true before the form is acted on. The form that signs in has no session yet: `same_origin(request)`.
- `may_see(facts, actor)`: whether this officer may know of the case; if not, answer 404.
- `parts_of(request)`: the database, the rules and the settings of this process.
- `nonce_of(request)`: the nonce of this answer's content security policy, for `<script nonce="…">`.
"""

from api.security.callers import Caller, actor_of, caller_of, parts_of
from api.security.forgery import CSRF_HEADER, FORM_FIELD, form_holds, form_token, header_holds, same_origin
from api.security.headers import nonce_of
from api.security.signing_in import (
    NoSuchPerson,
    NotADemonstration,
    demonstration_people,
    give_token,
    sign_in,
    sign_out,
)
from workflow.records.questions.visibility import may_see

__all__ = [
    "CSRF_HEADER",
    "FORM_FIELD",
    "Caller",
    "NoSuchPerson",
    "NotADemonstration",
    "actor_of",
    "caller_of",
    "demonstration_people",
    "form_holds",
    "form_token",
    "give_token",
    "header_holds",
    "may_see",
    "nonce_of",
    "parts_of",
    "same_origin",
    "sign_in",
    "sign_out",
]
