// The tours to choose from: on the home page of the demo office until they are put away, and in the help (F1) at any time.
import { useSession } from '#renderer/api/session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import styles from './tour.module.css';
import { useTour } from './tour-state.ts';
import { type TourId, toursOf } from './tours.ts';

/** One button a tour of the person's role. */
export function TourChoice({ onChosen }: { onChosen: (tour: TourId) => void }) {
  const text = useText();
  const role = useSession(({ session }) => session?.person.role);
  return (
    <Actions>
      {role === undefined
        ? null
        : toursOf(role).map(({ id, title }) => (
            <Button key={id} isDense onPress={() => onChosen(id)}>
              {text(title)}
            </Button>
          ))}
    </Actions>
  );
}

/** One row on the first page of the person; gone while a tour runs. */
export function TourOffer() {
  const text = useText();
  const { place, isOfferClosed, keep, closeOffer } = useTour();
  const role = useSession(({ session }) => session?.person.role);
  if (place !== null || isOfferClosed || role === undefined || toursOf(role).length === 0) return null;
  return (
    <section className={styles.offer} aria-label={text('tour.title')}>
      <h2 className={styles.title}>{text('tour.offer')}</h2>
      <TourChoice onChosen={(tour) => keep({ tour, at: 0 })} />
      <Button isDense kind="quiet" onPress={closeOffer}>
        {text('tour.later')}
      </Button>
    </section>
  );
}
