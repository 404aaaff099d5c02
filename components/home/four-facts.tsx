import { Fact } from '#components/facts/fact.tsx'
import { duration } from '#components/time/words.ts'

/** Four facts about signing in here, from the settings of this installation. */
export function FourFacts({ limits, groups }: { limits: SessionLimits; groups: boolean }) {
  return (
    <dl className="facts facts-narrow">
      <Fact label="What we receive">
        {groups ? 'Your name, email address and groups' : 'Your name and email address'}
      </Fact>
      <Fact label="What we keep">A sign-in record, while you are signed in</Fact>
      <Fact label="How long it lasts">
        {duration(limits.idleSeconds)} without use, {duration(limits.absoluteSeconds)} at most
        <span className="block text-small text-ink-soft">
          Kept signed in: {duration(limits.rememberedIdleSeconds)} without use,{' '}
          {duration(limits.rememberedAbsoluteSeconds)} at most
        </span>
      </Fact>
      <Fact label="How to leave">Sign out, at the top of every page</Fact>
    </dl>
  )
}

type SessionLimits = {
  idleSeconds: number
  absoluteSeconds: number
  rememberedIdleSeconds: number
  rememberedAbsoluteSeconds: number
}
