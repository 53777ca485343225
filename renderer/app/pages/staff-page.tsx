// The people of the office; the file of one of them shows their working hours too.
import { NoFactorNotice } from '../../features/access/second-factor/no-factor-notice.tsx';
import { StaffScreen } from '../../features/access/staff/staff-screen.tsx';
import { ShiftsSection } from '../../features/oversight/shifts/shifts-section.tsx';

export function StaffPage() {
  return (
    <StaffScreen
      sectionsOf={(personId) => <ShiftsSection personId={personId} />}
      notice={<NoFactorNotice />}
    />
  );
}
