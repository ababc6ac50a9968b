import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A mutant ends with its first failing test, so the quick ones come first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      ['/scenarios/', '/crashes.', '/chaos.'].findLastIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

// biome-ignore lint/style/noDefaultExport: the form Vitest reads.
export default defineConfig({
  test: {
    include: ['test/{core,alipay}/**/*.test.ts'],
    // It compares the tables with their drawing: every change of them fails it, right or wrong.
    exclude: ['test/core/domain/payment-states-document.test.ts'],
    setupFiles: ['test/mutation/setup.ts'],
    sequence: { sequencer: QuickFirst },
  },
});
