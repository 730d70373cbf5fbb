// The version of this program, for answers, archives and the API's description.
import packageJson from '../../package.json' with { type: 'json' }

export const version: string = packageJson.version
