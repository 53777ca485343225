// The complaints and feedback that were opened from a visit, beside the visit's client. Each opens over the screen.
import { MessageSquareWarning } from 'lucide-react';
import type { ComplaintOfVisit } from '#core/counter/complaints/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { useOpenedComplaint } from './opened-complaint.ts';
import { numberOf } from './register-dialog.tsx';

export function VisitComplaints({ complaints }: { complaints: readonly ComplaintOfVisit[] }) {
  const text = useText();
  const opened = useOpenedComplaint();
  if (complaints.length === 0) return null;
  return (
    <Actions>
      {complaints.map((complaint) => (
        <Button
          key={complaint.complaintId}
          isDense
          kind="quiet"
          icon={MessageSquareWarning}
          onPress={() => opened.keep(complaint.complaintId)}
        >
          {text('complaints.ofVisit', {
            what: text('complaints.what', {
              kind: text(`complaints.kind.${complaint.kind}`),
              category: text(`complaints.category.${complaint.category}`),
            }),
            number: numberOf(complaint),
          })}
        </Button>
      ))}
    </Actions>
  );
}
