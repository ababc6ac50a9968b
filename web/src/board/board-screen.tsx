import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Screen } from '../device/screen.ts';
import { text } from '../i18n/language.ts';
import { clock } from '../live/clock.ts';
import { Banner } from '../ui/banner.tsx';
import { Icon } from '../ui/icon.tsx';
import { SoundSwitch } from '../ui/sound-switch.tsx';
import { WarmFonts } from '../ui/warm-fonts.tsx';
import { isFresh } from './board-state.ts';
import { type BoardWords, boardWords } from './board-words.ts';
import { shiftAt } from './burn-in.ts';
import { liveBoard } from './live-board.ts';
import { NumberWall } from './number-wall.tsx';

/** What guests look at while they wait: their number, and nothing else. */
export function BoardScreen({ screen }: { screen: Screen }): JSX.Element {
  const live = useMemo(() => liveBoard(screen), [screen]);
  const said = useMemo(boardWords, []);
  const { x, y } = shiftAt(useComputed(() => Math.floor(clock.value / 60_000) * 60_000).value);
  const state = live.state.value;
  const stale = live.staleSeconds.value;
  const all = said.value;
  const { board } = text();
  return (
    <main class="board-frame">
      <div class="board" data-old={stale > 0} style={{ transform: `translate(${x}px, ${y}px)` }}>
        <h1 class="ui-heard">{board.title}</h1>
        {stale > 0 && <Stale all={all} seconds={stale} />}
        {live.refusal.value !== undefined && (
          <Banner tone="bad">{live.refusal.value.detail}</Banner>
        )}
        <section class="board-column" data-kind="ready" aria-labelledby="board-ready">
          <header class="board-head">
            <Heading id="board-ready" all={all} of="ready" />
            <SoundSwitch />
          </header>
          {state?.ready.length === 0 && <Nothing all={all} of="nothingReady" />}
          <NumberWall
            numbers={state?.ready ?? []}
            isFresh={(number) => state !== undefined && isFresh(state, number, now())}
            pageOf={board.page}
          />
        </section>
        <section class="board-column" data-kind="preparing" aria-labelledby="board-preparing">
          <header class="board-head">
            <Heading id="board-preparing" all={all} of="preparing" />
          </header>
          {state?.preparing.length === 0 && <Nothing all={all} of="nothingPreparing" />}
          <NumberWall numbers={state?.preparing ?? []} isFresh={() => false} pageOf={board.page} />
        </section>
        <p class="ui-heard" role="status">
          {state !== undefined && state.called.length > 0 && board.called(state.called.join(', '))}
        </p>
        <WarmFonts words={all.map(({ words }) => words.stale(0))} />
      </div>
    </main>
  );
}

/** Follows the clock, so that what is new stops being new by itself. */
const now = (): number => (clock.value > 0 ? Date.now() : 0);

interface SaidProps<K extends keyof BoardWords['words']> {
  readonly all: readonly BoardWords[];
  readonly of: K;
}

function Heading({ id, all, of }: SaidProps<'ready' | 'preparing'> & { id: string }): JSX.Element {
  return (
    <h2 id={id} class="board-heading">
      <Icon name={of === 'ready' ? 'bag' : 'stove'} />
      {all.map(({ tag, words }) => (
        <span key={tag} lang={tag}>
          {words[of]}
        </span>
      ))}
    </h2>
  );
}

function Nothing({ all, of }: SaidProps<'nothingReady' | 'nothingPreparing'>): JSX.Element {
  return (
    <p class="board-nothing">
      {all.map(({ tag, words }) => (
        <span key={tag} lang={tag}>
          {words[of]}
        </span>
      ))}
    </p>
  );
}

function Stale({ all, seconds }: { all: readonly BoardWords[]; seconds: number }): JSX.Element {
  return (
    <div class="board-stale">
      <Banner tone="bad">
        <Icon name="offline" />
        {all.map(({ tag, words }) => (
          <strong key={tag} lang={tag} aria-live="off">
            {words.stale(seconds)}
          </strong>
        ))}
      </Banner>
    </div>
  );
}
