// The package in .NET: `npm run test:dotnet`. Generates its code without a warning, and compiles it where there is an SDK.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateCode, leg, run } from './leg.mjs';

leg('dotnet', {}, (folder, report) => {
  const printed = generateCode('dotnet', folder, ['.']);
  if (printed.trim() !== '') throw new Error(`generating its code warns:\n${printed}`);
  report('its code is generated without a warning');
  if (spawnSync('dotnet', ['--version']).status !== 0) return report('not compiled: there is no .NET SDK here');
  run('dotnet', ['build', '--nologo'], join(folder, 'dotnet/Cdk8sStateful'));
  report('its code compiles');
});
