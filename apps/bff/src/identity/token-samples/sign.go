// Signs an identity token for your logged-in user: a JWT with HS256. No modules needed.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"
)

const bellhopSite = "SITE_ID"
const bellhopKey = "KEY_ID"

// User is who is logged in, as your server knows it.
type User struct{ ID, Name, Email string }

// SignIdentityToken takes the secret of the identity key (bhid_...): keep it on your server.
func SignIdentityToken(user User, secret string) (string, error) {
	now := time.Now().Unix()
	header, err := json.Marshal(map[string]any{"alg": "HS256", "typ": "JWT", "kid": bellhopKey})
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{
		"aud": bellhopSite, "sub": user.ID, "name": user.Name, "email": user.Email, "iat": now, "exp": now + 600,
	})
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	said := encode(header) + "." + encode(claims)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(said))
	return said + "." + encode(mac.Sum(nil)), nil
}
