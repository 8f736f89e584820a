# Signs an identity token for your logged-in user: a JWT with HS256. No packages needed.
import base64
import hashlib
import hmac
import json
import time

SITE = "SITE_ID"
KEY = "KEY_ID"


def sign_identity_token(user: dict, secret: str) -> str:
    """user: id, name and email of who is logged in; secret: that of the identity key (bhid_...), kept on your server."""
    now = int(time.time())
    header = {"alg": "HS256", "typ": "JWT", "kid": KEY}
    claims = {"aud": SITE, "sub": user["id"], "name": user["name"], "email": user["email"], "iat": now, "exp": now + 600}
    said = ".".join(_base64url(json.dumps(part).encode()) for part in (header, claims))
    signature = hmac.new(secret.encode(), said.encode(), hashlib.sha256).digest()
    return f"{said}.{_base64url(signature)}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
