'use client'

import { useEffect } from 'react'
import { tellOtherTabs } from './other-tabs.ts'

/** Announces a sign-out to the browser's other tabs. */
export function TellSignOut() {
  useEffect(() => tellOtherTabs('signout'), [])
  return null
}
