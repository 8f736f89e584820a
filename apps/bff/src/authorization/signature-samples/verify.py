# Checks that a request came from Bellhop (Standard Webhooks). No packages needed.
import base64
import hashlib
import hmac
import time


def is_from_bellhop(headers: dict, body: bytes, secrets: list) -> bool:
    """headers: names in lower case; body: the bytes as they arrived; secrets: your whsec_... values, one or two."""
    call_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not call_id or not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False
    content = f"{call_id}.{timestamp}.".encode() + body
    given = [part[3:] for part in headers.get("webhook-signature", "").split(" ") if part.startswith("v1,")]
    for secret in secrets:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        if any(hmac.compare_digest(expected.encode(), signature.encode()) for signature in given):
            return True
    return False
