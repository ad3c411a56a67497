import { useState } from 'preact/hooks';
import { organisationApi } from '../api/organisation.ts';
import { ButtonLink } from '../kit/button.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Views } from '../kit/views.tsx';
import { isWide } from '../kit/wide.ts';
import { ServiceMapList } from './service-map-list.tsx';
import { largestMatrix, ServiceMapMatrix } from './service-map-matrix.tsx';
import { ServiceMapReach } from './service-map-reach.tsx';
import { hrText } from './text.ts';

/** Who rates whom: as a matrix where it can be read, as a list, and by rated department. */
function ServiceMap(props: { shown: 'usual' | 'list' | 'reach' }) {
  const t = hrText.value.serviceMap;
  // Decided once: what is unsaved in a matrix outlives a turned tablet.
  const [wide] = useState(isWide);
  const load = useLoad('organisation', organisationApi.read);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href="/hr/import/service-map">{hrText.value.fromSheet}</ButtonLink>}
      />
      <Loaded load={load}>
        {({ departments }) => {
          const inUse = departments.filter((each) => !each.ended).length;
          const fits = wide && inUse > 0 && inUse <= largestMatrix;
          const listPath = fits ? '/hr/service-map/list' : '/hr/service-map';
          const matrix = fits && props.shown === 'usual';
          return (
            <>
              <Views
                label={t.views}
                views={[
                  ...(fits ? [{ href: '/hr/service-map', name: t.asMatrix, here: matrix }] : []),
                  { href: listPath, name: t.asList, here: !matrix && props.shown !== 'reach' },
                  {
                    href: '/hr/service-map/reach',
                    name: t.asReach,
                    here: props.shown === 'reach',
                  },
                ]}
              />
              {matrix ? (
                <ServiceMapMatrix />
              ) : props.shown === 'reach' ? (
                <ServiceMapReach />
              ) : (
                <ServiceMapList departments={departments} />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

/** The service map as it is read best: a matrix on a wide screen, else a list. */
export function ServiceMapPage() {
  return <ServiceMap shown="usual" />;
}

/** The service map by client department. */
export function ServiceMapListPage() {
  return <ServiceMap shown="list" />;
}

/** The service map by rated department. */
export function ServiceMapReachPage() {
  return <ServiceMap shown="reach" />;
}
