import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Menu, MenuContent } from '../../core/domain/menu.ts';
import type { MenuStore } from '../../core/ports/menu-store.ts';
import { isHidden } from './hidden.ts';

/** Which version of a store's menu is current: strongly read, and changed only from what was read. */
export interface MenuVersions {
  /** 0 where nothing was published. */
  current(merchantId: MerchantId, storeId: StoreId): Promise<number>;
  /** @returns false when the current version is not `from` any more. */
  advance(merchantId: MerchantId, storeId: StoreId, from: number, to: number): Promise<boolean>;
}

/** Raised when objects change so that older code would misread them. 2: combos, nested groups, menus. */
const SCHEMA = 2;
const MAX_CACHED = 32;
const MAX_TRIES = 10;
/** S3's words for "an object of this name exists, or is being written". */
const TAKEN = ['PreconditionFailed', 'ConditionalRequestConflict'];

/** Published menus as objects that are written once, so that a warm function reads each one once. */
export class S3MenuStore implements MenuStore {
  readonly #client: S3Client;
  readonly #bucketName: string;
  readonly #versions: MenuVersions;
  readonly #cached = new Map<string, Menu>();

  readonly #series: string;

  /** @param series what follows the store in an object's name; nothing of published menus. */
  constructor(client: S3Client, bucketName: string, versions: MenuVersions, series = '') {
    this.#series = series;
    this.#client = client;
    this.#bucketName = bucketName;
    this.#versions = versions;
  }

  async current(merchantId: MerchantId, storeId: StoreId): Promise<Menu | undefined> {
    const version = await this.#versions.current(merchantId, storeId);
    if (version === 0) return undefined;
    return await this.#known(merchantId, storeId, version);
  }

  async version(
    merchantId: MerchantId,
    storeId: StoreId,
    version: number,
  ): Promise<Menu | undefined> {
    const last = await this.#versions.current(merchantId, storeId);
    if (version < 1 || version > last) return undefined;
    try {
      return await this.#known(merchantId, storeId, version);
    } catch (error) {
      if (error instanceof NoSuchKey || isHidden(error)) return undefined;
      throw error;
    }
  }

  async replace(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
    from: number,
  ): Promise<Menu | undefined> {
    if ((await this.#versions.current(merchantId, storeId)) !== from) return undefined;
    // Names that a crash or a rival has taken are passed over; the pointer decides who came first.
    for (let version = from + 1; version <= from + MAX_TRIES; version++) {
      const menu: Menu = { ...content, storeId, version, publishedAt: now };
      if (!(await this.#write(this.#objectKey(merchantId, storeId, version), menu))) continue;
      const first = await this.#versions.advance(merchantId, storeId, from, version);
      return first ? menu : undefined;
    }
    throw new Error(`Too many drafts of store ${storeId} are being written at once`);
  }

  async #known(merchantId: MerchantId, storeId: StoreId, version: number): Promise<Menu> {
    const key = this.#objectKey(merchantId, storeId, version);
    const menu = this.#cached.get(key) ?? (await this.#read(key));
    this.#remember(key, menu);
    return menu;
  }

  #objectKey(merchantId: MerchantId, storeId: StoreId, version: number): string {
    return `menus/${merchantId}/${storeId}/${this.#series}${version}.json`;
  }

  /** A version that a crash left without becoming current is never reused, nor ever current. */
  async publish(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
  ): Promise<Menu> {
    let tried = 0;
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const last = await this.#versions.current(merchantId, storeId);
      tried = Math.max(last, tried) + 1;
      const menu: Menu = { ...content, storeId, version: tried, publishedAt: now };
      if (!(await this.#write(this.#objectKey(merchantId, storeId, tried), menu))) continue;
      if (await this.#versions.advance(merchantId, storeId, last, tried)) return menu;
    }
    throw new Error(`Too many menus of store ${storeId} are being published at once`);
  }

  async #read(key: string): Promise<Menu> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.#bucketName, Key: key }),
    );
    const stored = JSON.parse((await Body?.transformToString()) ?? '') as StoredMenu;
    if (stored.schema > SCHEMA) {
      throw new Error(`${key} has schema ${stored.schema}; this code knows ${SCHEMA}`);
    }
    return stored.menu;
  }

  /** @returns false when the name is taken. */
  async #write(key: string, menu: Menu): Promise<boolean> {
    const stored: StoredMenu = { schema: SCHEMA, menu };
    const put = new PutObjectCommand({
      Bucket: this.#bucketName,
      Key: key,
      Body: JSON.stringify(stored),
      ContentType: 'application/json',
      IfNoneMatch: '*',
    });
    try {
      await this.#client.send(put);
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && TAKEN.includes(error.name)) return false;
      throw error;
    }
  }

  /** Keeps the menus that were used last. */
  #remember(key: string, menu: Menu): void {
    this.#cached.delete(key);
    this.#cached.set(key, menu);
    const [oldest] = this.#cached.keys();
    if (this.#cached.size > MAX_CACHED && oldest !== undefined) this.#cached.delete(oldest);
  }
}

interface StoredMenu {
  readonly schema: number;
  readonly menu: Menu;
}
