import type { ReactNode } from 'react'
import { Icon } from '#components/icon.tsx'

/** A message that people need before they continue. Screen readers announce a failure at once. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'warn' || tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}

const icons = { good: 'check', neutral: 'info', warn: 'warning', bad: 'fault' } as const

type NoticeProps = { tone: keyof typeof icons; title: string; children?: ReactNode }
