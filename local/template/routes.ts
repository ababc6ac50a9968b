import type { Route } from '../http-api/routes.ts';
import { StartupError } from '../startup-error.ts';
import type { Resolver } from './resolver.ts';

/** The routes of a template's HTTP API, each with the function behind its integration. */
export function routesOf(resolver: Resolver): Route[] {
  return resolver.resources('AWS::ApiGatewayV2::Route').map((logicalId) => {
    const { RouteKey, Target, AuthorizationType } = resolver.properties<{
      RouteKey: string;
      Target: string;
      AuthorizationType?: string;
    }>(logicalId);
    if (AuthorizationType !== undefined && AuthorizationType !== 'NONE') {
      throw new StartupError(
        `${RouteKey} wants ${AuthorizationType} authorization by the gateway; locally the functions must check tokens themselves.`,
      );
    }
    const { IntegrationUri } = resolver.properties<{ IntegrationUri: string }>(
      Target.replace('integrations/', ''),
    );
    // Either the function's ARN, or the same inside the path of the Invoke operation.
    const functionArn = /functions\/(.+)\/invocations$/.exec(IntegrationUri)?.[1] ?? IntegrationUri;
    return { routeKey: RouteKey, functionArn };
  });
}
