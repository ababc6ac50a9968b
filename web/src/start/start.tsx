import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Demo, findDemo } from '../demo/find-demo.ts';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { DemoTour } from './demo-tour.tsx';
import { ScreenCard } from './screen-card.tsx';
import { hrefOf, SCREENS } from './screens.ts';

const STARTING_AGAIN_MS = 1_500;

/** The front door: of the demo on one machine, of the product in the cloud. */
export function Start(): JSX.Element {
  const demo = useSignal<Demo>({ kind: 'asking' });
  useEffect(() => look(demo), []);
  const now = demo.value;
  const { start, common } = text();
  const isDemo = now.kind === 'there';
  return (
    <div class="start">
      <header class="start-bar">
        <p class="start-brand">
          <img src="/icon.svg" alt="" width="40" height="40" />
          <span>
            Kuaican <span lang="zh-CN">快餐</span>
          </span>
        </p>
        <LanguageChoice keep={true} />
      </header>
      <main>
        <section class="start-hero">
          <div class="start-words">
            <h1>{start.title}</h1>
            <p class="start-lead">{isDemo ? start.demoLead : start.lead}</p>
            {isDemo && <p class="start-simulation">{common.simulation}</p>}
          </div>
          <img class="start-dish" src="/hero.svg" alt="" width="690" height="650" />
        </section>
        {now.kind === 'asking' && <Spinner label={common.loading} />}
        {now.kind === 'starting' && <Banner>{start.starting}</Banner>}
        {now.kind === 'unreachable' && <Unreachable demo={demo} />}
        {now.kind === 'there' && <DemoTour facts={now.facts} />}
        {now.kind === 'none' && <Screens />}
      </main>
    </div>
  );
}

function Unreachable({ demo }: { demo: Signal<Demo> }): JSX.Element {
  const { start, common } = text();
  return (
    <Banner tone="bad">
      <span>{start.unreachable}</span>
      <Button
        onPress={() => {
          demo.value = { kind: 'asking' };
          look(demo);
        }}
      >
        {common.retry}
      </Button>
    </Banner>
  );
}

function Screens(): JSX.Element {
  const { start } = text();
  return (
    <section class="start-section">
      <h2>{start.screensTitle}</h2>
      <p>{start.screensHow}</p>
      <ul class="start-cards">
        {SCREENS.map((screen) => (
          <ScreenCard key={screen} icon={screen} words={start.screens[screen]}>
            <a class="ui-button" href={hrefOf(screen, undefined)}>
              {start.open(start.screens[screen].name)}
            </a>
          </ScreenCard>
        ))}
      </ul>
    </section>
  );
}

/** @returns what ends it. */
function look(demo: Signal<Demo>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const ask = async (): Promise<void> => {
    const found = await findDemo();
    if (isOver) return;
    demo.value = found;
    if (found.kind === 'starting') timer = setTimeout(ask, STARTING_AGAIN_MS);
  };
  void ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
