// The number by which a visit is known outside of the office: desk and number, as `3-12`.
import { Bdi } from '../ui/bdi.tsx';

export function VisitNumber({ desk, number }: { desk: number; number: number }) {
  return <Bdi>{`${String(desk)}-${String(number)}`}</Bdi>;
}
