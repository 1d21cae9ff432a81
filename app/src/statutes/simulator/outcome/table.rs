use leptos::prelude::*;

/// A table: the title of its first column and the labels of the others, then a title and cells a row.
pub(super) fn table(
    caption: String,
    first: String,
    labels: &[String],
    rows: Vec<(String, Vec<String>)>,
) -> AnyView {
    let head = labels
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|(title, cells)| row(title, labels, cells))
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(title: String, labels: &[String], cells: Vec<String>) -> AnyView {
    let cells = labels
        .iter()
        .zip(cells)
        .map(|(label, cell)| view! { <td data-label=label.clone()>{cell}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{title}</th>
            {cells}
        </tr>
    }
    .into_any()
}
