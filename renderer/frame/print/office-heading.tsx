// The head of a paper that the office gives out: what it is, and by which office.
import type { ReactNode } from 'react';
import { Bdi } from '../../ui/bdi.tsx';

type OfficeHeadingProps = {
  title: string;
  of: { readonly officeName: string; readonly officeCode: string };
  /** Style of the title where the paper is narrow. */
  titleClass?: string | undefined;
  children?: ReactNode;
};

export function OfficeHeading({
  title,
  of: { officeName, officeCode },
  titleClass,
  children,
}: OfficeHeadingProps) {
  return (
    <header>
      <h1 className={titleClass}>{title}</h1>
      <p>
        {officeName} <Bdi>{officeCode}</Bdi>
      </p>
      {children}
    </header>
  );
}
