<?php
// Checks that a request came from Bellhop (Standard Webhooks). No packages needed.

/**
 * @param array<string, string> $headers names in lower case
 * @param string $body as it arrived: file_get_contents('php://input')
 * @param list<string> $secrets your signing secrets (whsec_...): one, or two while you change them
 */
function is_from_bellhop(array $headers, string $body, array $secrets): bool
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if ($id === '' || !ctype_digit($timestamp) || abs(time() - (int) $timestamp) > 300) {
        return false;
    }
    foreach ($secrets as $secret) {
        $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
        $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
        foreach (explode(' ', $headers['webhook-signature'] ?? '') as $signature) {
            if (hash_equals($expected, $signature)) {
                return true;
            }
        }
    }
    return false;
}
