<?php
/**
 * Plugin Name: Bellhop
 * Description: The chat on every page, and who your logged-in user is.
 *
 * Put this file into wp-content/mu-plugins, and these lines into wp-config.php:
 *
 *   define( 'BELLHOP_SRC', 'https://chat.example.com/site_….js' ); // from the tag
 *   define( 'BELLHOP_SITE', 'site_…' );
 *   define( 'BELLHOP_KEY', 'key_…' );     // the id of the site's identity key
 *   define( 'BELLHOP_SECRET', 'bhid_…' ); // its secret; it never stands in a page
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script( 'bellhop', BELLHOP_SRC, array(), null, false );
	// The pages are the same for everybody, so they may be cached: the token is asked for by itself.
	$address = wp_json_encode( admin_url( 'admin-ajax.php?action=bellhop_identity_token', 'relative' ) );
	$login   = wp_json_encode( wp_login_url() );
	wp_add_inline_script(
		'bellhop',
		'window.Bellhop ??= Object.assign((...said) => window.Bellhop.q.push(said), { q: [] });' .
		"Bellhop('identify', async () => (await fetch($address)).text(), { onSignIn: () => location.assign($login) });" .
		"Bellhop('update', { page: true });",
		'before'
	);
} );

// WordPress before 6.3 has no `strategy` for scripts.
add_filter( 'script_loader_tag', function ( $tag, $handle ) {
	return 'bellhop' === $handle ? str_replace( ' src=', ' async src=', $tag ) : $tag;
}, 10, 2 );

/** Answers with a token for the user who is logged in, or an empty text. */
function bellhop_answer_identity_token() {
	nocache_headers();
	header( 'Content-Type: text/plain; charset=utf-8' );
	echo is_user_logged_in() ? bellhop_identity_token( wp_get_current_user() ) : '';
	wp_die( '', '', array( 'response' => null ) );
}
add_action( 'wp_ajax_bellhop_identity_token', 'bellhop_answer_identity_token' );
add_action( 'wp_ajax_nopriv_bellhop_identity_token', 'bellhop_answer_identity_token' );

/** A JWT with HS256 that vouches for a user, for ten minutes. */
function bellhop_identity_token( WP_User $user ) {
	$now       = time();
	$header    = array( 'alg' => 'HS256', 'typ' => 'JWT', 'kid' => BELLHOP_KEY );
	$claims    = array(
		'aud'   => BELLHOP_SITE,
		'sub'   => (string) $user->ID,
		'name'  => $user->display_name,
		'email' => $user->user_email,
		'iat'   => $now,
		'exp'   => $now + 600,
	);
	$base64url = function ( $data ) {
		return rtrim( strtr( base64_encode( $data ), '+/', '-_' ), '=' );
	};
	$said      = $base64url( wp_json_encode( $header ) ) . '.' . $base64url( wp_json_encode( $claims ) );
	return $said . '.' . $base64url( hash_hmac( 'sha256', $said, BELLHOP_SECRET, true ) );
}
