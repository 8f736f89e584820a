<?php
// Signs an identity token for your logged-in user: a JWT with HS256. No packages needed.

const BELLHOP_SITE = 'SITE_ID';
const BELLHOP_KEY = 'KEY_ID';

/**
 * @param array{id: string, name: string, email: string} $user who is logged in, as your server knows it
 * @param string $secret the secret of the identity key (bhid_...): keep it on your server
 */
function sign_identity_token(array $user, string $secret): string
{
    $now = time();
    $header = ['alg' => 'HS256', 'typ' => 'JWT', 'kid' => BELLHOP_KEY];
    $claims = [
        'aud' => BELLHOP_SITE, 'sub' => $user['id'], 'name' => $user['name'], 'email' => $user['email'],
        'iat' => $now, 'exp' => $now + 600,
    ];
    $base64url = fn (string $data): string => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    $said = $base64url(json_encode($header)) . '.' . $base64url(json_encode($claims));
    return $said . '.' . $base64url(hash_hmac('sha256', $said, $secret, true));
}
