import { crc32, deflateRawSync } from 'node:zlib';
import { encodeGbk } from './global/gbk.ts';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const version = 20;
const deflated = 8;
/** 1980-01-01, the first day that the format knows. */
const day = 0x21;

/** A ZIP file as Alipay makes its bills: names in GBK, without the flag that would announce UTF-8. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = encodeGbk(entry.name);
    const data = deflateRawSync(entry.content);
    const fields = fieldsOf(entry.content, data, name);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, data]);
    central.push(centralOf(fields, name, offset));
    local.push(header);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endOf(entries.length, directory.length, offset)]);
}

/** What both headers of an entry say: from the version to the length of the (missing) extra field. */
function fieldsOf(content: Buffer, data: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function centralOf(fields: Buffer, name: Buffer, offset: number): Buffer {
  const made = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([made, fields, rest, name]);
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
