import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, cpSync } from 'node:fs';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
