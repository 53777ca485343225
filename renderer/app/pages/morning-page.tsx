// The morning page: the card of the day, and below it what a demo office offers its manager.
import { DemoOfficeSection } from '../../features/app/first-run/wipe-demo.tsx';
import { MorningScreen } from '../../features/closing/premises/morning-screen.tsx';

export function MorningPage() {
  return (
    <MorningScreen>
      <DemoOfficeSection />
    </MorningScreen>
  );
}
