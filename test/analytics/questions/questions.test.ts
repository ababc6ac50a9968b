import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../analytics/questions/catalog.ts';
import { withQuestions } from '../../../tools/draw-questions.ts';

const names = [...questions().keys()];
const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname })
  .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  .join('\n');

describe('the questions', () => {
  it.each(names)('%s has an answer that is computed a second way', (name) => {
    expect(tests).toMatch(new RegExp(`expectGolden\\(\\s*'${name}',`));
  });

  it('are described as the heads of their files say', () => {
    const file = path.resolve(import.meta.dirname, '../../../docs/questions.md');
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(withQuestions(text));
  });
});
