import type { ComponentChildren, JSX } from 'preact';

/** A line drawing in the colour of the text, so that it needs no file and fits every theme. */
function Drawing({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <svg
      class="kiosk-drawing"
      viewBox="0 0 96 96"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const DineInPicture = (): JSX.Element => (
  <Drawing>
    <path d="M14 50h68a34 30 0 0 1-20 28H34A34 30 0 0 1 14 50Z" fill="var(--brand-soft)" />
    <path d="M32 78h32M8 50h80M34 40c-5-6 5-9 0-16M48 40c-5-6 5-9 0-16M62 40c-5-6 5-9 0-16" />
  </Drawing>
);

export const TakeoutPicture = (): JSX.Element => (
  <Drawing>
    <path d="M22 34h52l-5 50H27Z" fill="var(--brand-soft)" />
    <path d="M36 44V28a12 12 0 0 1 24 0v16M22 34h52" />
    <path d="M40 64l6 6 12-12" />
  </Drawing>
);

export const ScanPicture = (): JSX.Element => (
  <Drawing>
    <rect x="30" y="10" width="36" height="60" rx="6" fill="var(--brand-soft)" />
    <path d="M38 26v20M44 26v20M49 26v20M54 26v20M58 26v20" stroke-width="3" />
    <path d="M42 60h12M12 86h72" />
    <path d="M20 78v8M76 78v8" />
  </Drawing>
);

export const QrPicture = (): JSX.Element => (
  <Drawing>
    <path d="M14 30V14h16M66 14h16v16M82 66v16H66M30 82H14V66" />
    <path d="M28 28h14v14H28ZM54 28h14v14H54ZM28 54h14v14H28Z" fill="var(--brand-soft)" />
    <path d="M54 54h6v6M68 54v14H58M54 68v.1" />
  </Drawing>
);

export const PaidPicture = (): JSX.Element => (
  <Drawing>
    <circle cx="48" cy="48" r="38" fill="var(--good-soft)" />
    <path d="M31 49l12 12 23-26" stroke-width="7" />
  </Drawing>
);

export const CartPicture = (): JSX.Element => (
  <Drawing>
    <path d="M10 16h12l10 44h40l10-32H26" fill="none" />
    <circle cx="38" cy="76" r="6" />
    <circle cx="66" cy="76" r="6" />
  </Drawing>
);
