'use client'

import { useEffect } from 'react'
import { tellOtherTabs } from './other-tabs.ts'

/** On the page where a sign-out ends: what other tabs still show is over. */
export function TellSignOut() {
  useEffect(() => tellOtherTabs('signout'), [])
  return null
}
