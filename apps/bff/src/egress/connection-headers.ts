/** Headers that a request's own parts decide, or that Bellhop sets itself. Nobody writes them by hand, in lower case. */
export const connectionHeaders: readonly string[] = [
	"host",
	"content-length",
	"content-type",
	"connection",
	"keep-alive",
	"transfer-encoding",
	"te",
	"trailer",
	"upgrade",
	"expect",
	"accept",
	"accept-encoding",
	"user-agent",
	"webhook-id",
	"webhook-timestamp",
	"webhook-signature",
];
