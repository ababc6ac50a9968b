import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  type WriteStream,
} from 'node:fs';
import path from 'node:path';

const rotateBytes = 5 * 1024 * 1024;

/** What a function prints, in `<folder>/<name>.log`; the text before the last 5 MB is in `.1`. */
export class FunctionLog {
  readonly #file: string;
  #stream: WriteStream | undefined;
  #bytes = 0;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, `${name}.log`);
  }

  write(text: Buffer | string): void {
    if (this.#stream === undefined) {
      this.#bytes = existsSync(this.#file) ? statSync(this.#file).size : 0;
      this.#stream = this.#open();
    }
    this.#bytes += text.length;
    this.#stream.write(text);
    if (this.#bytes > rotateBytes) this.#rotate();
  }

  close(): void {
    this.#stream?.end();
    this.#stream = undefined;
  }

  #rotate(): void {
    this.#stream?.end();
    // The old stream writes on into the renamed file until it is through.
    renameSync(this.#file, `${this.#file}.1`);
    this.#stream = this.#open();
    this.#bytes = 0;
  }

  #open(): WriteStream {
    // A full disk must not end the server.
    return createWriteStream(this.#file, { flags: 'a' }).on('error', () => undefined);
  }
}
