# Signs an identity token for your logged-in user: a JWT with HS256. No gems needed.
require "json"
require "openssl"

BELLHOP_SITE = "SITE_ID"
BELLHOP_KEY = "KEY_ID"

# user: id, name and email of who is logged in; secret: that of the identity key (bhid_...), kept on your server
def sign_identity_token(user, secret)
  now = Time.now.to_i
  header = { alg: "HS256", typ: "JWT", kid: BELLHOP_KEY }
  claims = { aud: BELLHOP_SITE, sub: user[:id], name: user[:name], email: user[:email], iat: now, exp: now + 600 }
  base64url = ->(data) { [data].pack("m0").tr("+/", "-_").delete("=") }
  said = [header, claims].map { |part| base64url.call(JSON.generate(part)) }.join(".")
  "#{said}.#{base64url.call(OpenSSL::HMAC.digest("SHA256", secret, said))}"
end
