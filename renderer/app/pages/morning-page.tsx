// The morning page: the card of the day with what each feature brings to it, and below it what is left of a new office's set-up and what a demo office offers its manager.
import { Features } from '#renderer/frame/feature.ts';
import { DemoOfficeSection } from '../../features/app/first-run/wipe-demo.tsx';
import { ReadyNotice } from '../../features/assets/settings/ready-section.tsx';
import { MorningScreen } from '../../features/closing/premises/morning-screen.tsx';
import { features } from '../features.ts';

export function MorningPage() {
  return (
    <Features value={features}>
      <MorningScreen>
        <ReadyNotice />
        <DemoOfficeSection />
      </MorningScreen>
    </Features>
  );
}
