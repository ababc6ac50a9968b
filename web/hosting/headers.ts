/** What every page and every file of a page is served with, by CloudFront and by the local server. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  // Codes are scanned by the camera; nothing else of the device is ours to ask for.
  'permissions-policy': [
    ...['camera=(self)', 'fullscreen=(self)', 'screen-wake-lock=(self)', 'autoplay=(self)'],
    ...['microphone=()', 'geolocation=()', 'payment=()', 'usb=()', 'midi=()'],
    ...['display-capture=()', 'publickey-credentials-get=()', 'xr-spatial-tracking=()'],
  ].join(', '),
  // The address of a table page holds what lets a guest in.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** @param connectTo origins besides the page's own that its scripts may ask: whoever signs people in. */
export function contentSecurityPolicy(connectTo: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    // Receipts and codes are drawn here.
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Names of these hold a fingerprint of what they contain. */
export const IMMUTABLE_FOLDER = 'assets';
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Asked for anew each time, so that a new version is there with the next load. */
export const ALWAYS_FRESH = 'no-cache';
