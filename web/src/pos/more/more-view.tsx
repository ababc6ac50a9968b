import './more.css';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import type { Till } from '../till.ts';
import { LetIn } from './let-in.tsx';
import { SoldOut } from './sold-out.tsx';

/** What is needed now and then: dishes that ran out, new screens, the language. */
export function MoreView({ till }: { till: Till }): JSX.Element {
  const words = text().pos.more;
  return (
    <div class="pos-more">
      <h1>{words.title}</h1>
      <SoldOut till={till} />
      <div class="pos-more-side">
        <LetIn till={till} />
        <section class="ui-card pos-form">
          <h2>{words.settings}</h2>
          <LanguageChoice keep />
        </section>
      </div>
    </div>
  );
}
