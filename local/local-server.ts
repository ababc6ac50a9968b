import { createServer, type RequestListener, type Server } from 'node:http';
import { StartupError } from './startup-error.ts';

const loopback = '127.0.0.1';

/** An HTTP server that has its address before it has its answers; until then it answers 503. */
export interface LocalServer {
  /** Without a trailing slash. */
  readonly url: string;
  serve(listener: RequestListener): void;
  /** Stops it; requests that are being answered get that long to finish. */
  close(graceMs: number): Promise<void>;
}

/**
 * Listens on the loopback address.
 * @param port 0 picks a free one
 * @param variable the environment variable that sets the port, for the message when it is taken
 */
export async function openServer(port: number, variable: string): Promise<LocalServer> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  const server = createServer((request, response) => listener(request, response));
  const url = await listen(server, port, variable);
  return {
    url,
    serve: (ready) => {
      listener = ready;
    },
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(force);
    },
  };
}

function listen(server: Server, port: number, variable: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port, variable) : error);
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${loopback}:${taken}`);
    });
  });
}

/** @param variable the environment variable that sets the port */
export function portTaken(port: number, variable: string): StartupError {
  return new StartupError(
    `Port ${port} is in use. Stop the program that has it, or set ${variable} to another port (0 picks a free one).`,
  );
}
