// Where the office is and by which telephone: what its receipts and letters say of it.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

const contactSchema = z.object({
  address: z
    .string()
    .trim()
    .min(5, sentence('settings.contactAddressMissing'))
    .max(160, sentence('settings.contactAddressMissing')),
  phone: z.string().trim().min(5, sentence('settings.contactPhoneMissing')),
});
const nothing: z.input<typeof contactSchema> = { address: '', phone: '' };

export function ContactSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data, problem } = useDeskQuery(deskQueries.settings.contact.queryOptions());
  return (
    <Section title={text('settings.contact')}>
      <ProblemNotice problem={problem} />
      <p>{text('settings.contactWhat')}</p>
      {data === undefined ? null : (
        <Facts
          facts={[
            {
              name: text('settings.contactNow'),
              value:
                data.contact === null ? (
                  text('settings.contactNone')
                ) : (
                  <>
                    {data.contact.address} <Bdi>{data.contact.phone}</Bdi>
                  </>
                ),
            },
            ...(data.statedAt === null
              ? []
              : [
                  {
                    name: text('settings.history.by'),
                    value: (
                      <>
                        {data.byName} <TimeText at={data.statedAt} withDay />
                      </>
                    ),
                  },
                ]),
          ]}
        />
      )}
      <ConcurrentChange register="contact" wordsOf={(address) => address} />
      {isManager ? <StateContact /> : null}
    </Section>
  );
}

function StateContact() {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(contactSchema, nothing, []);
  const stating = useDeskCommand(desk.settings.stateContact.mutate);
  const send = sending(async (contact) => {
    if ((await stating.run(contact)) !== null) askAgain(nothing);
  });
  return (
    <StackedForm onSubmit={send}>
      <ProblemNotice problem={stating.problem} takesFocus />
      <FieldRow>
        <FormTextField control={control} name="address" label={text('settings.contactAddress')} />
        <FormTextField control={control} name="phone" label={text('settings.contactPhone')} />
      </FieldRow>
      <div>
        <Button type="submit" isPending={stating.isPending}>
          {text('settings.contactState')}
        </Button>
      </div>
    </StackedForm>
  );
}
