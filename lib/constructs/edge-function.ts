import { Function as EdgeFunction, FunctionCode } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { NOT_FOUND_PAGE } from '../../web/hosting/not-found.ts';
import { DEPLOYED_PAGES, fileOf, PAGE_ALIASES } from '../../web/hosting/pages.ts';

/** What CloudFront adds to no answer that its function makes. */
const NOT_FOUND_HEADERS = {
  'content-type': { value: 'text/html; charset=utf-8' },
  'cache-control': { value: 'no-cache' },
  'content-security-policy': {
    value: "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
  },
  'x-content-type-options': { value: 'nosniff' },
};

/**
 * Finds the file of an address at the edge, by the very function that the local server calls. What is
 * no page is answered here: an error page of the distribution would take the place of the API's answers
 * too.
 */
export const edgeFunction = (scope: Construct): EdgeFunction =>
  new EdgeFunction(scope, 'Addresses', {
    comment: 'Kuaican: which file answers an address',
    code: FunctionCode.fromInline(`${fileOf}
const pages = ${JSON.stringify(DEPLOYED_PAGES)};
const aliases = ${JSON.stringify(PAGE_ALIASES)};
const headers = ${JSON.stringify(NOT_FOUND_HEADERS)};
const body = ${JSON.stringify(NOT_FOUND_PAGE)};
function handler(event) {
  const request = event.request;
  const file = fileOf(request.uri, pages, aliases);
  if (file === undefined) {
    return { statusCode: 404, statusDescription: 'Not Found', headers: headers, body: body };
  }
  request.uri = file;
  return request;
}`),
  });
