import { Driver } from '../drivers/driver';
import { onDeleteOf, Parameters } from '../drivers/lookup';
import { kept, lost, unknown, Verdict } from './verdict';

/** The verdict on the files of a volume when its claim is deleted. */
export function reclaimVerdict(policy: string, driver: Driver | undefined, parameters: Parameters = {}): Verdict {
  if (policy === 'Retain') {
    return kept('the volume is retained, as Released: a new claim gets it only after its claimRef is taken off');
  }
  if (policy === 'Recycle') {
    return driver?.recycle === false
      ? kept("the volume can't be recycled, and ends as Failed")
      : lost('Recycle wipes the volume');
  }
  const onDelete = driver === undefined ? undefined : onDeleteOf(driver, parameters);
  if (onDelete === 'kept')
    return kept(`nothing deletes files of ${driver?.title ?? 'it'}: the volume ends as Failed or goes, the files stay`);
  if (onDelete === undefined && driver?.plugin === 'in-tree')
    return unknown(`whether something deletes volumes of ${driver.title} decides`);
  return lost('reclaim policy Delete: the volume goes with its claim');
}
