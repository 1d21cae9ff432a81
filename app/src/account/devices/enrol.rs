use domain::account::device::State;
use leptos::prelude::*;
use service::account::device::Devices;

use super::HERE;
use crate::account::client::Client;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, Card, Choice, Field, Notice, NoticeKind, Select};
use crate::visit::Visit;
use crate::words::date_time;

/// « Enregistrer cet appareil »: shown by the script where a key can be kept and none is yet.
pub(super) fn enrol(
    visit: &Visit,
    client: &Client,
    form: &Form,
    devices: &Devices,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = client
        .device
        .clone()
        .unwrap_or_else(|| t!(lang, "Mon appareil", "My device"));
    let form = if form.has("nom") {
        form.clone()
    } else {
        form.clone().with("nom", name)
    };
    let others: Vec<_> = devices
        .list
        .iter()
        .filter(|it| !matches!(it.state, State::Ended { .. }))
        .map(|it| Choice::new(it.key_id.clone(), it.name.clone()))
        .collect();
    let soon = soon(lang, devices);
    let has_others = !others.is_empty();
    view! {
        <div id="sans-script">
            <Notice>
                <p>
                    {t!(
                        lang,
                        "Sans JavaScript, cette page ne peut pas enregistrer d’appareil : la clé doit être faite par le navigateur. Elle peut arrêter ou révoquer ceux qui sont là.",
                        "Without JavaScript this page cannot enrol a device: the browser must make the key. It can stop or revoke those that are there."
                    )}
                </p>
            </Notice>
        </div>
        <div id="sans-cle" hidden=true>
            <Notice kind=NoticeKind::Caution title=t!(lang, "Ce navigateur ne sait pas garder de clé", "This browser cannot keep a key")>
                <p>
                    {t!(
                        lang,
                        "Ouvrez cette page hors navigation privée, ou mettez le navigateur à jour. Si vous venez de perdre le réseau, rechargez la page.",
                        "Open this page outside private browsing, or update the browser. If you have just lost the network, reload the page."
                    )}
                </p>
            </Notice>
        </div>
        <div id="enregistrer" hidden=true>
            <Card title=t!(lang, "Cet appareil ne signe pas encore pour vous", "This device does not sign for you yet")>
                <p>{soon}</p>
                <div id="cle-logicielle" hidden=true>{software(lang)}</div>
                <form method="post" action=HERE id="enrolement">
                    <input type="hidden" name="enveloppe" />
                    <Field
                        form=&form
                        name="nom"
                        label=t!(lang, "Nom de l’appareil", "Name of the device")
                        hint=t!(lang, "Pour le reconnaître dans votre liste.", "To recognise it in your list.")
                        max=60_u32
                        required=true
                    />
                    {has_others
                        .then(|| {
                            view! {
                                <Select
                                    form=&form
                                    name="remplace"
                                    label=t!(lang, "Il prend la place de", "It takes the place of")
                                    empty=t!(lang, "Aucun : il s’ajoute", "None: it is one more")
                                    choices=others
                                    optional=true
                                />
                            }
                        })}
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer cet appareil", "Enrol this device") />
                    </div>
                    <p id="enrolement-etat" role="status"></p>
                </form>
            </Card>
        </div>
    }
}

/// What such a key does not protect against, where it matters.
fn software(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Caution title=t!(lang, "Une clé moins bien gardée", "A key that is less well kept")>
            <p>
                {t!(
                    lang,
                    "Ce navigateur ne sait pas faire lui-même de clé qui ne se copie pas. Notre programme en fera une, gardée sur cet appareil : elle signe aussi bien, mais qui prendrait la main sur l’appareil ou sur ce navigateur pourrait la copier. Elle sera marquée comme telle. Chrome ou Edge (version 137 ou plus), Firefox (129) et Safari (17) gardent mieux.",
                    "This browser cannot itself make a key that does not get copied. Our program will make one, kept on this device: it signs just as well, but whoever took control of the device or of this browser could copy it. It will be marked as such. Chrome or Edge (version 137 or later), Firefox (129) and Safari (17) keep keys better."
                )}
            </p>
        </Notice>
    }
}

fn soon(lang: Lang, devices: &Devices) -> String {
    if devices.at_once {
        return t!(
            lang,
            "Votre identité vient d’être vérifiée : il pourra signer tout de suite.",
            "Your identity has just been verified: it can sign at once."
        );
    }
    if let Some(until) = devices.held_until {
        let until = date_time(lang, until);
        return t!(
            lang,
            "Un moyen de connexion vient d’être ajouté à votre compte : par prudence, un nouvel appareil attend 72 heures, sauf si un autre appareil ou le bureau l’accepte. Cela cesse {until}.",
            "A way to sign in was just added to your account: to be safe, a new device waits 72 hours, unless another device or the board accepts it. This ends {until}."
        );
    }
    t!(
        lang,
        "Vous êtes connecté par e-mail : il attendra 72 heures, et vous serez prévenu. Plus vite : reconnectez-vous avec Pro Santé Connect, acceptez-le depuis un autre appareil, ou montrez-le à deux personnes du bureau.",
        "You signed in by e-mail: it will wait 72 hours, and you will be told. Faster: sign in again with Pro Santé Connect, accept it from another device, or show it to two officers of the board."
    )
}

/// Browsers forget: how to keep that from happening.
pub(super) fn advice(lang: Lang) -> impl IntoView {
    view! {
        <details>
            <summary>{t!(lang, "Pour que le navigateur n’oublie pas la clé", "So that the browser does not forget the key")}</summary>
            <div class="stack">
                <p>
                    {t!(
                        lang,
                        "Sur iPhone et iPad, Safari efface ce qu’une page garde si elle n’est pas ouverte pendant sept jours. Installez Collégiale sur l’écran d’accueil (Partager, puis « Sur l’écran d’accueil »), ouvrez-la de là, et enregistrez l’appareil à cet endroit.",
                        "On iPhone and iPad, Safari erases what a page keeps when it is not opened for seven days. Install Collégiale on the home screen (Share, then \"Add to Home Screen\"), open it from there, and enrol the device there."
                    )}
                </p>
                <p>
                    {t!(
                        lang,
                        "Une clé perdue ne se retrouve pas, elle se remplace : enregistrez de nouveau l’appareil. Rien de ce que vous avez signé n’est perdu ni compté deux fois.",
                        "A lost key is not recovered, it is replaced: enrol the device again. Nothing that you signed is lost or counted twice."
                    )}
                </p>
            </div>
        </details>
    }
}
