import { type ReactNode, useId } from 'react'
import { DevelopmentTag } from '#components/development-tag.tsx'
import { Fact } from '#components/facts/fact.tsx'
import { MachineWords } from '#components/machine-words.tsx'
import { Moment } from '#components/time/moment.tsx'
import type { LikelyCause } from '#lib/oidc/symptoms/likely-causes.ts'

/** The log entry of this refusal, with its likely cause, for a developer. Production never shows it. */
export function OperatorPanel({ code, text, refusal, now }: OperatorPanelProps) {
  const id = useId()
  const { cause, likely, fix }: LikelyCause & { cause?: string } = refusal?.text ?? text
  return (
    <section aria-labelledby={id} className="panel panel-development mt-10">
      <div className="panel-body">
        <div className="panel-head">
          <h2 id={id}>For the operator</h2>
          <DevelopmentTag />
        </div>
        <dl className="facts facts-narrow mt-4 text-small">
          <Fact label="Code">
            <Machine>{code}</Machine>
          </Fact>
          {refusal ? <Recorded refusal={refusal} now={now} /> : <NotRecorded />}
          <Fact label={cause === undefined ? 'Likely' : 'Cause'}>
            <MachineWords text={cause ?? likely} />
          </Fact>
          <Fact label="What to do">
            <MachineWords text={fix} />
          </Fact>
        </dl>
      </div>
    </section>
  )
}

function Recorded({ refusal, now }: { refusal: RecordedRefusal; now: number }) {
  return (
    <>
      <Fact label="Check">
        <Machine>{refusal.check}</Machine>
      </Fact>
      <Fact label="Request">
        <Machine>{refusal.request}</Machine>
      </Fact>
      <Fact label="Detail">
        <Machine>{refusal.detail}</Machine>
      </Fact>
      <Fact label="When">
        <Moment at={refusal.at} now={now} />
      </Fact>
    </>
  )
}

function NotRecorded() {
  return <Fact label="Detail">This server does not remember this refusal. The log may have it.</Fact>
}

function Machine({ children }: { children: ReactNode }) {
  return (
    <code>
      <bdi>{children}</bdi>
    </code>
  )
}

export type RecordedRefusal = {
  check: string
  request: string
  detail: string
  text: LikelyCause & { cause?: string }
  at: number
}

type OperatorPanelProps = {
  code: string
  text: LikelyCause
  refusal: RecordedRefusal | undefined
  now: number
}
