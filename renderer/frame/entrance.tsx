// The frame of the screens in front of the application: sign-in, first password, lock. One card, nothing else.
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './entrance.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { useOffice } from './use-office.ts';
import { Watermark } from './watermark.tsx';

export function Entrance({
  title,
  children,
  isWide = false,
}: {
  title: string;
  children: ReactNode;
  isWide?: boolean;
}) {
  const text = useText();
  const { office } = useOffice();
  return (
    <div className={styles.entrance}>
      <main className={isWide ? styles.wideCard : styles.card}>
        <header className={styles.header}>
          <div>
            <p className={styles.name}>{text('app.name')}</p>
            {office === null ? null : <p className={styles.office}>{office.name}</p>}
          </div>
          <LanguageSwitch />
        </header>
        <h1>{title}</h1>
        {children}
      </main>
      {office?.demo === true ? <Watermark kind="demo" /> : null}
    </div>
  );
}
