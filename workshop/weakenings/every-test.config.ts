import { defineConfig } from 'vitest/config'
import ofClone from '../../test/vitest.config.ts'
import ofWorkshop from '../vitest.config.ts'

/**
 * Every test of the checkout, to be listed and not to be run: nothing is built or started for them. A project whose tests
 * run on the built app has "build" in its name.
 */
export default defineConfig({
  ...ofClone,
  test: {
    ...ofClone.test,
    reporters: [],
    isolate: false,
    projects: [...listed(ofClone, 'clone'), ...listed(ofWorkshop, 'workshop')],
  },
})

function listed({ test }: typeof ofClone, owner: string): Project[] {
  return ((test?.projects ?? []) as Project[]).map((project) => {
    const { name, globalSetup = [] } = project.test
    const build = [globalSetup].flat().some((file) => file.includes('build-app'))
    const words = [owner, name, ...(build ? ['build'] : [])]
    return { ...project, test: { ...project.test, name: words.join(' '), globalSetup: [] } }
  })
}

type Project = { extends: true; test: { name: string; globalSetup?: string | string[] } }
