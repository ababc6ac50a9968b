import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { isSoundOn, switchSoundOff, switchSoundOn } from '../live/chime.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Says that nothing will be heard before somebody relies on it. */
export function SoundSwitch(): JSX.Element {
  const { soundOn, soundOff } = text().common;
  return isSoundOn.value ? (
    <Button label={soundOn} onPress={() => void switchSoundOff()}>
      <Icon name="sound" />
    </Button>
  ) : (
    <Button class="ui-sound-off" onPress={() => void switchSoundOn()}>
      <Icon name="silent" />
      {soundOff}
    </Button>
  );
}
