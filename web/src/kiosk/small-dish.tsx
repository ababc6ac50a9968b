import './small-dish.css';
import type { ComponentChildren, JSX } from 'preact';
import { type Item, said } from '../menu/menu.ts';
import { DishPicture } from './dish-picture.tsx';

export interface SmallDishProps {
  readonly item: Item;
  readonly onPress: () => void;
  /** What is said of it, below its name. */
  readonly children: ComponentChildren;
}

/** A dish among a few that are proposed. */
export function SmallDish({ item, onPress, children }: SmallDishProps): JSX.Element {
  return (
    <li class="kiosk-small-dish">
      <button type="button" onClick={onPress}>
        <DishPicture item={item} />
        <span>
          <strong>{said(item.name)}</strong>
          {children}
        </span>
      </button>
    </li>
  );
}
